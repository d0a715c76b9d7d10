import { enableCompileCache } from 'node:module'

// Before anything else is loaded, so that the next start need not compile it again.
enableCompileCache()
const { serve } = await import('./serve.ts')
await serve()
