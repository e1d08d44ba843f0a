import { de } from '../../src/messages/de.ts'
import { en } from '../../src/messages/en.ts'
import { es } from '../../src/messages/es.ts'
import { fr } from '../../src/messages/fr.ts'
import { ja } from '../../src/messages/ja.ts'
import { pt } from '../../src/messages/pt.ts'

/** Every language that is published, by the name of its file. */
export const LANGUAGES = { de, en, es, fr, ja, pt }
