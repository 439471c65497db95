/** Set-up of the tests that run over PostgreSQL: what a file leaves open is closed behind it. */
import { afterAll } from 'vitest'
import { closeFreshPostgres } from './engines.ts'

afterAll(closeFreshPostgres)
