// Writes schema/: what is made from the sources and shipped (a test holds the files to the sources).
import { mkdirSync, writeFileSync } from 'node:fs'
import { busOpenAPI } from '../build/bus/admin/openapi.js'
import { busOperations } from '../build/bus/admin/operations.js'
import { busSchema } from '../build/bus/definition/schema.js'
import { projectSchema } from '../build/project/schema.js'
import { openAPI } from '../build/standin/admin/openapi.js'
import { operations } from '../build/standin/admin/operations.js'
import { stubSchema } from '../build/standin/stub/schema.js'

const folder = new URL('../schema/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('admin.openapi.json', folder), `${JSON.stringify(openAPI(operations), undefined, 2)}\n`)
writeFileSync(new URL('config.schema.json', folder), `${JSON.stringify(projectSchema(), undefined, 2)}\n`)
writeFileSync(new URL('stub.schema.json', folder), `${JSON.stringify(stubSchema(), undefined, 2)}\n`)
writeFileSync(new URL('bus.schema.json', folder), `${JSON.stringify(busSchema(), undefined, 2)}\n`)
writeFileSync(new URL('bus-admin.openapi.json', folder), `${JSON.stringify(busOpenAPI(busOperations), undefined, 2)}\n`)
