/** What opens above any page: each listens for its command (`commands.ts`). */
export function Overlays() {
  return null
}
