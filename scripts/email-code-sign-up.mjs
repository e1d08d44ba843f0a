// What a page does in a sign-up with an email code; for first-load.mjs, which measures what that loads.

const EMAIL = 'ada@example.test'

export async function signUpByEmailCode(client, lastCode) {
  const { signUp } = client
  await client.load()
  await signUp.create({ emailAddress: EMAIL, password: 'correct horse 42' })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: await lastCode(EMAIL) })
  await signUp.finalize()
  return client.$user.get()?.id
}
