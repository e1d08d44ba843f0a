/** The origin of the Frontend API that a publishable key names. Throws for what is no publishable key. */
export function frontendApiOf(publishableKey) {
  const [, encoded] = /^pk_(?:test|live)_([\w+/=-]+)$/.exec(publishableKey) ?? []
  const host = encoded && Buffer.from(encoded, 'base64').toString().replace(/\$$/, '')
  if (!host || !URL.canParse(`https://${host}`)) {
    throw new Error('PUBLISHABLE_KEY is no publishable key: it begins with pk_test_ or pk_live_.')
  }
  return `https://${host}`
}
