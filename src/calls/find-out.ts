import { received } from '../state/received.ts'
import type { Outcome } from './call.ts'
import { lookAgain, storeSight } from './look-again.ts'
import { isNewOf, type LostWrite } from './lost-write.ts'
import { idOf, type Memory } from './memory.ts'
import { isAbout, type Turn } from './resource.ts'

/** Reads the outcome of a request whose response was lost, and stores what it reads. */
export const findOut = async (turn: Turn, { discardedIds }: Memory, lost: LostWrite): Promise<Outcome> => {
  const { request, before, judge, resource } = lost
  const isNew = isNewOf(lost)
  const idBefore = idOf(before, resource)
  const id = resource && isAbout(resource, idBefore, request) ? idBefore : undefined
  const sight = await lookAgain(turn, resource, id)
  if (!sight) return 'unknown'
  // One that was discarded is not the requested one.
  const discardedId = resource && discardedIds.get(resource.name)
  const isDiscarded = discardedId !== undefined && sight.value?.id === discardedId
  const value = isDiscarded ? null : sight.value
  const after = received(turn.state(), { ...sight, value })
  const isSeen = isNew ? idOf(after, resource) !== idBefore : id === undefined || value?.id === id
  const session = isSeen ? undefined : await resource?.sessionOfCompletion?.(before, after, request)
  if (session && resource?.complete) {
    turn.update(received, { ...sight, value: null })
    await resource.complete(turn, session, isNew)
    return 'done'
  }
  const outcome = isSeen || isNew ? await judge(before, after, request) : 'unknown'
  storeSight(turn, { ...sight, value }, isNew && outcome === 'done' ? idOf(after, resource) : id)
  return outcome
}
