/** The world, very dim, behind screens that are made of cards. */
import { usePainted } from "./usePainted.ts";

export function World() {
  const canvas = usePainted(async () => {
    const { paintWorld } = await import("../world/index.ts");
    return (context, width, height) =>
      paintWorld(context, width, height, { lon: 20, lat: 25, x: width / 2, y: height / 2, pxPerDegree: width / 330 });
  });
  return <canvas ref={canvas} class="world" aria-hidden="true" />;
}
