import type { Client } from 'headless-signup'
import { createContext } from 'svelte'

export const [getClient, setClient] = createContext<Client>()
