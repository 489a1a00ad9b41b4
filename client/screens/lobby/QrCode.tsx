/** An address as a QR code, drawn as one path from the code's matrix; the library is fetched when somebody looks. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

export function QrCode({ text, label }: { text: string; label: string }) {
  const drawing = useSignal<{ size: number; path: string } | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    const draw = async (): Promise<void> => {
      const { create } = await import("qrcode");
      const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
      let path = "";
      data.forEach((dark, i) => {
        if (dark !== 0) path += `M${i % size} ${Math.floor(i / size)}h1v1h-1z`;
      });
      if (wanted) drawing.value = { size, path };
    };
    void draw();
    return () => {
      wanted = false;
    };
  }, [text, drawing]);
  const { size, path } = drawing.value ?? { size: 25, path: "" };
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`-3 -3 ${size + 6} ${size + 6}`}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
