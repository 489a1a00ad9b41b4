/**
 * Security headers. No inline script, nothing from elsewhere. What Phaser needs on top: images made in the page
 * (data:, blob:) and workers from blobs; 'self' in connect-src covers the WebSocket of the same address.
 */
import helmet from "helmet";
import type { RequestHandler } from "express";

export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        workerSrc: ["'self'", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // A drill often runs on a plain http address of the local network, where browsers answer these with warnings
    // or, for upgrades to https, with a page that does not load. Behind TLS the proxy adds what it wants.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    // The path holds the exercise code.
    referrerPolicy: { policy: "no-referrer" },
  });
}
