import type { Page } from 'playwright-core'

/** What the browser itself measures of a page's speed. Times are in milliseconds. */
export interface Speed {
  /** When the largest part of the first screen was painted. */
  largestPaint: number
  /** The cumulative layout shift: 0 is none at all. */
  layoutShift: number
  /** What moved, for finding the reason. */
  shifted: string[]
  /** The times from a press to the next paint, for each that took longer than a frame. */
  interactions: number[]
  /** The durations for which the page did not react. */
  longTasks: number[]
  /** The scripts that were requested before the first task was there. */
  firstScripts: string[]
}

const PAINTED = 'docket: painted'

/** Starts measuring, for what is opened in the page from now on. */
export async function noteSpeed(page: Page): Promise<void> {
  await page.addInitScript((painted) => {
    const noted = {
      largestPaint: 0,
      layoutShift: 0,
      shifted: [],
      interactions: [],
      longTasks: [],
      firstScripts: [],
    } as Speed
    Object.assign(globalThis, { noted })
    const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
        type,
        buffered: true,
        durationThreshold: 16,
      } as PerformanceObserverInit)
    observe('largest-contentful-paint', ({ startTime }) => {
      noted.largestPaint = startTime
      console.debug(painted)
    })
    observe('layout-shift', (entry) => {
      const { hadRecentInput, value, sources } = entry as PerformanceEntry & {
        hadRecentInput: boolean
        value: number
        sources: { node: Element | null }[]
      }
      if (hadRecentInput) return
      noted.layoutShift += value
      const places = sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? String(node?.nodeName))
      noted.shifted.push(`${value.toFixed(4)} at ${Math.round(entry.startTime)} ms: ${places.join(' | ')}`)
    })
    observe('event', (entry) => {
      const { interactionId, duration } = entry as PerformanceEntry & { interactionId: number }
      if (interactionId > 0) noted.interactions.push(duration)
    })
    const noteScripts = () => {
      if (document.querySelector('[data-task]') === null) return
      firstTask.disconnect()
      const requested = performance.getEntriesByType('resource').map(({ name }) => name)
      noted.firstScripts.push(...requested.filter((name) => name.endsWith('.js')))
    }
    const firstTask = new MutationObserver(noteScripts)
    firstTask.observe(document, { childList: true, subtree: true })
    observe('longtask', ({ duration }) => void noted.longTasks.push(duration))
  }, PAINTED)
}

/** Runs `load`, and leaves the page alone until it is painted: looking at it would add scripts, which take time. */
export async function untilPainted(page: Page, load: () => Promise<unknown>): Promise<void> {
  const painted = page.waitForEvent('console', (message) => message.text() === PAINTED)
  await load()
  await painted
}

/** Waits until the browser has reported the first paint, which it does some time after it. */
export async function speedOf(page: Page): Promise<Speed> {
  const told = await page.waitForFunction(() => {
    const { noted } = globalThis as unknown as { noted: Speed }
    return noted.largestPaint > 0 && noted
  })
  return (await told.jsonValue()) as Speed
}

/** Scrolls the element by `distance` pixels in `frames` steps. @returns how long each frame took */
export async function scrollThrough(page: Page, selector: string, distance: number, frames: number) {
  return await page.locator(selector).evaluate(
    async (element, { distance, frames }) => {
      const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      const took: number[] = []
      let last = await nextFrame()
      for (let frame = 0; frame < frames; frame += 1) {
        element.scrollBy({ top: distance / frames, behavior: 'instant' })
        const now = await nextFrame()
        took.push(now - last)
        last = now
      }
      return took
    },
    { distance, frames },
  )
}

/** The number of functions the page calls during `work`: unlike time, it does not depend on the load of the machine. */
export async function callsDuring(page: Page, work: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Profiler.enable')
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  await work()
  const { result } = await session.send('Profiler.takePreciseCoverage')
  await session.detach()
  const counts = result.flatMap(({ functions }) => functions.map(({ ranges }) => ranges[0]?.count ?? 0))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** The value that a `share` of the numbers do not exceed. */
export function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
