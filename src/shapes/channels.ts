/** How a code or a link can reach the user. */
export const MESSAGE_CHANNELS = [
  'email',
  // A text message.
  'sms',
  'whatsapp',
] as const

/** How a code or a link can reach the user. */
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number]
