/** The Dockerfile: what can be said of it without building it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './sources.ts'

const lines = readFileSync(join(root, 'Dockerfile'), 'utf8').split('\n')

test('the image runs without rights and knows whether it is healthy', () => {
  expect(lines.findIndex((one) => one === 'USER node')).toBeGreaterThan(lines.findLastIndex((one) => one.startsWith('FROM')))
  expect(lines.findIndex((one) => one === 'USER node')).toBeLessThan(lines.findIndex((one) => one.startsWith('ENTRYPOINT')))
  expect(lines.find((one) => one.startsWith('HEALTHCHECK'))).toContain('127.0.0.1:8081/ready')
  expect(lines.find((one) => one.startsWith('CMD'))).toContain('"--admin", "8081"')
})
