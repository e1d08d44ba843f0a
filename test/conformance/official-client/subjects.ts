/** Who signs people up and in. Scripts of a face run on every subject of that face, the official ones first. */
export const SUBJECTS = [
  { name: 'clerk-js, classic', face: 'classic', entry: 'official-classic', client: 'official' },
  { name: 'ours, classic', face: 'classic', entry: 'ours-classic', client: 'ours' },
  { name: 'clerk-js, Future', face: 'future', entry: 'official-future', client: 'official' },
  { name: '@clerk/react, useSignUp() and useSignIn()', face: 'future', entry: 'react', client: 'official' },
  { name: 'ours, Future', face: 'future', entry: 'ours-future', client: 'ours' },
] as const

export type Subject = (typeof SUBJECTS)[number]
