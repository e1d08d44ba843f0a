/** The origin of the Frontend API that a publishable key names. Throws for what is no publishable key. */
export function frontendApiOf(publishableKey: string): string
