import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The service that `npm run dev --workspace frontend` asks. */
const SERVICE = process.env.DOCKET_URL ?? 'http://localhost:8000'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: { target: 'es2023', assetsInlineLimit: 0 },
  server: { proxy: { '/api': SERVICE, '/health': SERVICE } },
})
