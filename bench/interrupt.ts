const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => stopping.abort(new Error('Interrupted.')))
}

/** Aborts when the benchmark is told to stop, so that it ends what it has started. */
export const interrupted: AbortSignal = stopping.signal
