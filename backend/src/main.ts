// Imported before anything else.
import './loading.ts'

const { serve } = await import('./serve.ts')
await serve()
