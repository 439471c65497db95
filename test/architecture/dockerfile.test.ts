/** The Dockerfile: what can be said of it without building it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from './sources.ts'

const lines = readFileSync(join(root, 'Dockerfile'), 'utf8').split('\n')

test('the image runs without rights and knows whether it is healthy', () => {
  expect(lines.findIndex((one) => one === 'USER node')).toBeGreaterThan(lines.findLastIndex((one) => one.startsWith('FROM')))
  expect(lines.findIndex((one) => one === 'USER node')).toBeLessThan(lines.findIndex((one) => one.startsWith('ENTRYPOINT')))
  expect(lines.find((one) => one.startsWith('HEALTHCHECK'))).toContain('127.0.0.1:8081/ready')
  expect(lines.find((one) => one.startsWith('CMD'))).toContain('"--admin", "8081"')
})

/** Of the Compose Specification, those that the example has a use for. */
const ofServices = ['build', 'command', 'depends_on', 'environment', 'image', 'ports', 'volumes']

test('the compose example: sound keys, and a token for the admin surface, whose port is not published', () => {
  const { services, ...more } = parse(readFileSync(join(root, 'examples/13-compose/compose.yaml'), 'utf8')) as {
    services: Record<string, { ports?: string[]; environment: Record<string, string>; depends_on?: object }>
  }
  expect(more).toEqual({})
  expect(Object.values(services).flatMap((one) => Object.keys(one).filter((key) => !ofServices.includes(key)))).toEqual([])
  expect(services['onec']!.ports).toEqual(['8080:8080'])
  expect(services['tests']!.depends_on).toEqual({ onec: { condition: 'service_healthy' } })
  for (const { environment } of Object.values(services)) expect(environment['STANDIN_ADMIN_TOKEN']).toMatch(/^\$\{STANDIN_ADMIN_TOKEN:\?/)
})

test('the admin surface is open to other containers, on the port that the example and the check of health have', () => {
  const command = JSON.parse(lines.find((one) => one.startsWith('CMD'))!.slice(4)) as string[]
  expect(command.slice(-4)).toEqual(['--admin', '8081', '--admin-host', '0.0.0.0'])
  expect(lines).toContain('EXPOSE 8080 8081')
})
