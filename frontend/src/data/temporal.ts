import { Temporal } from 'temporal-polyfill/implementation'

/** For browsers without a `Temporal` of their own, such as Safari 26; no other fetches it. `Intl` stays as it is. */
Object.assign(globalThis, { Temporal })
