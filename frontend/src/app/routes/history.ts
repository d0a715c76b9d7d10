import { createBrowserHistory } from '@tanstack/react-router'
import { sharedIn } from '../../session/workspace-address.ts'

export const history = createBrowserHistory()

/** The shared workspace that the address names. Links lead to pages of the same one. */
export const shownWorkspace = () => sharedIn(history.location.pathname)
