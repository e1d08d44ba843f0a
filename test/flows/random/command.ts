import type * as fc from 'fast-check'
import { attemptOf, type Model, sentFor } from './model.ts'
import { HOUR } from './settings.ts'
import { serverSignUp, type World } from './world.ts'

export type Command = fc.AsyncCommand<Model, World>

export const command = (label: string, run: (world: World) => Promise<unknown>): Command => ({
  check: () => true,
  run: async (_, world) => {
    await run(world)
  },
  toString: () => label,
})

/** After something that the model does not play through, the server says how far it is. */
export const learn = async (world: World): Promise<void> => {
  const json = await serverSignUp(world)
  const { model, api } = world
  const wasComplete = model.attempt?.phase === 'complete'
  model.attempt = json && attemptOf(json, sentFor(api, json.id))
  if (json) Object.assign(model, { shelved: null, adopts: true })
  if (json?.status === 'complete' && !wasComplete) model.signedInUntil = api.clock.now() + 7 * 24 * HOUR
}
