import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { registerWorker } from './app/worker.ts'
import './styles/index.css'

const root = document.getElementById('app')
if (root === null) throw new Error('index.html has no #app')
createRoot(root).render(
  <StrictMode>
    <h1>Docket</h1>
  </StrictMode>,
)
if (import.meta.env.PROD) void registerWorker()
