// Imported before anything else.
import '../loading.ts'

const { runAsProcess } = await import('./program.ts')
await runAsProcess(process.argv.slice(2))
