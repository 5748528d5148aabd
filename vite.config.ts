import { vitePlugin as remix } from "@remix-run/dev"
import tailwindcss from "@tailwindcss/vite"
import { defineConfig } from "vite"

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [
    tailwindcss(),
    remix({
      buildDirectory: "build",
      serverModuleFormat: "esm",
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  // remix-serve gives everything in build/client to the browser for a year; what lies in public/ keeps its
  // name when it changes, so it stays there and is served for an hour.
  publicDir: command === "build" ? (false as const) : "public",
  build: {
    target: isSsrBuild ? "node20" : "es2022",
    sourcemap: isSsrBuild === true,
  },
  // Bundled, so that only the drawings in use are loaded: the whole package costs a process 35 MB.
  ssr: { noExternal: ["lucide-react"] },
  // The first visit in development must not reload because these were found late.
  optimizeDeps: { include: ["@conform-to/react", "@conform-to/zod/v4", "zod"] },
}))
