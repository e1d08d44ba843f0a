import { afterAll, afterEach, expect } from 'vitest'
import { takeDepartures } from './watched-serve.ts'

const expectNone = () => expect(takeDepartures(), 'the mock responded otherwise than the service does').toEqual([])

afterEach(expectNone)
afterAll(expectNone)
