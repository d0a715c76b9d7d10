import { Temporal } from 'temporal-polyfill/implementation'

/** For browsers that have no `Temporal` of their own, as Safari 26; nobody else fetches it. Their `Intl` stays as it is. */
Object.assign(globalThis, { Temporal })
