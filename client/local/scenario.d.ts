/** What the build makes of a scenario file (client/vite.config.ts). */
declare module "*.yaml" {
  const scenario: import("../../shared/content/index.ts").Scenario;
  export default scenario;
}
