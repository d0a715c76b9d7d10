import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BEGUN, ENDED, nextStep, STEPS, stepsDone, withStep } from './progress.ts'

test('steps are done in any order, once each, and the first one left is next', () => {
  assert.equal(nextStep(BEGUN), 'add')
  const tour = withStep(withStep(withStep(BEGUN, 'undo'), 'add'), 'undo')
  assert.deepEqual(stepsDone(tour), ['add', 'undo'])
  assert.equal(nextStep(tour), 'complete')
  assert.equal(nextStep(STEPS.reduce(withStep, BEGUN)), undefined)
})

test('what has ended stays so, and the service accepts what is kept', () => {
  assert.equal(withStep(ENDED, 'add'), ENDED)
  assert.match(STEPS.reduce(withStep, BEGUN), /^(?=.{1,200}$)[a-z]+(,[a-z]+)*$/)
})
