import { BadRequest } from './exchange.mjs'

// What users have to sign in with beside their password: this stands in for the page of an account, which the playground
// does not have.

const STEP_MS = 30_000
const BACKUP_CODES = 6
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const userOf = (api, id) => {
  const user = api.users.find((one) => one.id === id)
  if (!user) throw new BadRequest(404, 'There is no such user.')
  return user
}

const update = (api, id, changes) => {
  try {
    api.users.update(userOf(api, id).id, changes)
  } catch (error) {
    if (error instanceof BadRequest) throw error
    throw new BadRequest(422, error.message)
  }
}

const randomBytes = (count) => [...crypto.getRandomValues(new Uint8Array(count))]
const newSecret = () =>
  randomBytes(32)
    .map((byte) => BASE32[byte % 32])
    .join('')
const newBackupCode = () =>
  randomBytes(4)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

/** Gives a user an authenticator app and, where the settings have them, backup codes. */
export const addAuthenticator = (api, { userId }) => {
  const { enabled } = api.settings.attributes.backup_code
  const backupCodes = enabled ? Array.from({ length: BACKUP_CODES }, newBackupCode) : []
  update(api, userId, { totpSecret: newSecret(), backupCodes })
}

/** Gives a user one more passkey, which a browser made. */
export const addPasskey = (api, { userId, credentialId, publicKey }) => {
  const before = userOf(api, userId).credentials.passkeys.map((known) => ({
    credentialId: known.credentialId,
    publicKey: known.publicKey,
    signCount: known.signCount,
  }))
  update(api, userId, { passkeys: [...before, { credentialId: String(credentialId), publicKey: String(publicKey) }] })
}

export const nameOf = ({ emailAddress, username, phoneNumber, id }) => emailAddress ?? username ?? phoneNumber ?? id

const authenticatorOf = (api, user) => {
  const { totpStep, backupCodes } = user.credentials
  return {
    account: nameOf(user),
    identifiers: [user.username, ...user.identifications.map(({ value }) => value)].filter(Boolean),
    code: api.users.totpCode(user.id),
    // Each code is accepted once.
    isUsed: totpStep !== null && totpStep >= Math.floor(api.clock.now() / STEP_MS),
    backupCodes,
  }
}

/** What the users' authenticator apps show now, the newest account first. */
export const authenticatorsOf = (api) =>
  api.users
    .filter(({ credentials }) => credentials.totpSecret)
    .map((user) => authenticatorOf(api, user))
    .reverse()

/** The addresses and numbers of the users with these identifiers: a sign-in shows them masked. */
export const recipientsOf = (api, identifiers) => {
  const wanted = new Set(identifiers.map((identifier) => identifier.toLowerCase()))
  const isMeant = ({ username, identifications }) =>
    wanted.has(username?.toLowerCase()) || identifications.some(({ value }) => wanted.has(value.toLowerCase()))
  return api.users.filter(isMeant).flatMap(({ identifications }) => identifications.map(({ value }) => value))
}
