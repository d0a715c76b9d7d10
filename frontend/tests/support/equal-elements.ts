import assert from 'node:assert/strict'

/**
 * Where an element is not the expected one, `assert.equal` would describe both with all that hangs together with them,
 * which is the whole document: a minute and a gigabyte, each time that something is waited for. From now on it names them.
 */

const { equal } = assert as { equal: (...values: unknown[]) => void }

function equalOrNamed(...values: unknown[]): void {
  const [actual, expected] = values
  if (!(actual instanceof Node || expected instanceof Node)) equal(...values)
  else if (actual !== expected) assert.fail(`There is ${named(actual)} instead of ${named(expected)}.`)
}
Object.assign(assert, { equal: equalOrNamed, strictEqual: equalOrNamed })

const named = (value: unknown): string =>
  value instanceof Element
    ? `<${value.tagName.toLowerCase()}> “${value.textContent.slice(0, 80)}”`
    : String(value)
