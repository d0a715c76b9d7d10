// Before anything else is loaded.
import './loading.ts'

const { serve } = await import('./serve.ts')
await serve()
