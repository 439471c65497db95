import { expect, test } from 'vitest'
import { HTTPService, HTTPServiceResponse, URLTemplate, createPlatform, type Arrival, type Reply } from '../../index.ts'
import { swappablePlatform } from './swappable-platform.ts'

const arrival: Arrival = {
  method: 'GET',
  target: '/hs/a',
  headers: [],
  scheme: 'http',
  authority: 'localhost',
  body: undefined,
  signal: new AbortController().signal,
}
const answering = (status: number, wait?: Promise<void>) =>
  createPlatform({
    services: [
      HTTPService({
        Name: `A${status}`,
        RootURL: 'a',
        URLTemplates: {
          Root: URLTemplate('/', {
            GET: async () => {
              await wait
              return new HTTPServiceResponse(status)
            },
          }),
        },
      }),
    ],
  })

test('a request ends on the platform that it began on, the next begins on the new one', async () => {
  let finish = (): void => undefined
  const platform = swappablePlatform(
    answering(
      201,
      new Promise((resolve) => {
        finish = resolve
      }),
    ),
  )
  const begun: Promise<Reply> = platform.handle(arrival)
  platform.swap(answering(202))
  expect((await platform.handle(arrival)).status).toBe(202)
  finish()
  expect((await begun).status).toBe(201)
  expect(platform.services.map((one) => one.Name)).toEqual(['A202'])
  expect(platform.explain('GET', '/hs/a')?.route).toMatchObject({ kind: 'found', service: { Name: 'A202' } })
  expect([platform.publishes('/hs/a'), platform.publishes('/other')]).toEqual([true, false])
})
