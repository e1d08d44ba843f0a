import { expect } from 'vitest'
import type { HeadlessSignUpError } from '../../../src/index.ts'
import { MockSettingsError } from '../../../src/testing/index.ts'
import { type Face, reload } from './actions.ts'
import { agree } from './agreement.ts'
import { type Command, command, learn } from './command.ts'
import { lookAtError, lookAtStores, meanwhile, perform } from './perform.ts'
import { TAKEN } from './settings.ts'

export const advance = (ms: number): Command =>
  command(`clock.advance(${ms})`, (world) => meanwhile(world, () => world.api.clock.advance(ms)))

/** Another user signs up with what this page's sign-up has, as far as no user has it. */
export const overtake = (key: 'emailAddress' | 'phoneNumber' | 'username'): Command =>
  command(`another user signs up with the ${key} of this sign-up`, (world) =>
    meanwhile(world, () => {
      const value = world.client.signUp[key]
      if (value && !world.api.users.some((user) => user[key]?.toLowerCase() === value.toLowerCase()))
        world.api.users.add({ [key]: value })
    }),
  )

export const configure = (change: object): Command =>
  command(`configure(${JSON.stringify(change)})`, (world) =>
    meanwhile(world, () => {
      const before = world.api.environment
      try {
        world.api.configure(change)
      } catch (error) {
        expect(error).toBeInstanceOf(MockSettingsError)
        expect(world.api.environment).toEqual(before)
      }
    }),
  )

const DONE = 'https://app.example.test/done'

const PEOPLE = [
  { emailAddress: 'linus@example.test', firstName: 'Linus', lastName: 'Pauling' },
  { emailAddress: TAKEN.emailAddress },
  { emailAddress: 'rosalind@example.test', emailVerified: false },
]

/** Through a provider, and back as one of these, or without an account. */
export const throughProvider = (user: number | null): Command =>
  command(
    `sign up with Google, ${user === null ? 'reject' : `come back as ${PEOPLE[user]?.emailAddress}`}`,
    async (world) => {
      const { api, client, model } = world
      const before = client.signUp.$state.get()
      world.watch.look()
      const { error } = await client.signUp.future.create({ strategy: 'oauth_google', redirectUrl: DONE })
      lookAtStores(world, 1)
      lookAtError(world, error, 'any')
      const isPossible = api.settings.social.oauth_google?.enabled === true && model.signedInUntil <= api.clock.now()
      expect(error === null).toBe(isPossible)
      if (error) {
        expect(client.signUp.$state.get()).toBe(before)
        return agree(world)
      }
      await learn(world)
      world.isCurrent = true
      await agree(world)
      const url = client.signUp.verifications.externalAccount.externalVerificationRedirectURL
      expect(client.signUp.$nextStep.get()).toMatchObject({ type: 'continue_external', url })
      await (user === null ? api.providers.deny(url) : api.providers.approve(url, PEOPLE[user]))
      await learn(world)
      world.isCurrent = false
      await perform(world, reload)
    },
  )

/** With an invitation: a good one, or one that was never issued. */
export const withTicket = (isGood: boolean, face: Face): Command =>
  command(`${face}.ticket(${isGood ? 'an invitation' : 'made up'})`, async (world) => {
    const { api, client } = world
    const before = client.signUp.$state.get()
    const ticket = isGood ? api.tickets.issue({ emailAddress: 'invited@example.test' }) : 'tk_1'
    world.watch.look()
    const error =
      face === 'future'
        ? (await client.signUp.future.ticket({ ticket })).error
        : await client.signUp.ticket({ ticket }).then(
            () => null,
            (cause: HeadlessSignUpError) => cause,
          )
    lookAtStores(world, 1)
    lookAtError(world, error, 'any')
    // A ticket that is rejected makes the page look what this browser has.
    if (error) expect(client.signUp.id === before.id || !world.isCurrent).toBe(true)
    else {
      expect(isGood).toBe(true)
      await learn(world)
      world.isCurrent = true
    }
    await agree(world)
  })
