import { expect } from 'vitest'
import { isHeadlessSignUpError } from '../../../src/index.ts'
import { type Action, create, type Face, reload } from './actions.ts'
import { agree } from './agreement.ts'
import { type Command, command, learn } from './command.ts'
import type { Body } from './model.ts'
import { lookAtStores, perform, remember } from './perform.ts'
import { watch } from './watch.ts'
import { openPage, type World } from './world.ts'

export const reset = (face: Face): Command =>
  command(`${face}.reset()`, async (world) => {
    const { signUp } = world.client
    const sent = world.api.requests.length
    await (face === 'future' ? signUp.future.reset() : signUp.reset())
    expect(world.api.requests.length).toBe(sent)
    giveUp(world)
    await agree(world)
  })

const giveUp = (world: World): void => {
  const { model } = world
  if (model.attempt?.phase === 'open' && !model.attempt.isReplaced) model.shelved = model.attempt
  Object.assign(model, { attempt: null, adopts: false })
  world.isCurrent = true
}

/** A call that is given up while it is under way. */
export const createAndReset = (body: Body): Command =>
  command(`signUp.create(${JSON.stringify(body)}) and signUp.reset() at once`, async (world) => {
    const { api, client } = world
    const action = create('signUp', body)
    const prediction = action.predict(world)
    const sent = api.requests.length
    const creating = action.send(world)
    const resetting = client.signUp.reset()
    const [error] = await Promise.all([creating, resetting])
    expect(error).toMatchObject({ kind: 'flow', code: 'discarded' })
    expect(client.signUp.id).toBeUndefined()
    if (api.requests.length > sent) remember(world, action, prediction, false)
    giveUp(world)
    await agree(world)
  })

/** Two calls, the second before the first has ended. */
export const overlapping = (first: Action, second: Action): Command =>
  command(`${first.label} and ${second.label} at once`, async (world) => {
    world.watch.look()
    const errors = await Promise.all([first.send(world), second.send(world)])
    lookAtStores(world, 2)
    for (const error of errors) if (error) expect(isHeadlessSignUpError(error)).toBe(true)
    // What two calls come to depends on both: the server says.
    await learn(world)
    world.isCurrent = errors.every((error) => error === null)
    await agree(world)
    await perform(world, reload)
  })

/** The page is closed and opened again, in the same browser. */
export const newPage = command('a new page', async (world) => {
  const { model, browser } = world
  world.watch.end()
  world.client.destroy()
  world.client = openPage(browser)
  await world.client.load()
  world.watch = watch(world.client)
  const known = model.shelved ?? model.attempt
  model.attempt = known?.phase === 'open' && !known.isReplaced ? known : null
  Object.assign(model, { shelved: null, adopts: true })
  world.isCurrent = true
  expect(world.client.$status.get()).toBe('ready')
  await agree(world)
})
