/** `standin serve --tls-cert --tls-key --tls-client-ca`: https, and only for clients that the authority knows. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { serving } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const services = fileURLToPath(new URL('../../services', import.meta.url))
const hasOpenSSL = spawnSync('openssl', ['version']).status === 0
if (!hasOpenSSL) console.log('skipped: openssl, which makes the certificates, is not on this machine')

/** An authority, a server's certificate and a client's, as PEM files of a temporary folder. */
function certificates(): string {
  const folder = temporaryFolder({ extensions: 'subjectAltName=IP:127.0.0.1' })
  const openssl = (...args: readonly string[]): Buffer => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=authority', '-days', '2')
  for (const name of ['server', 'client']) {
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`)
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-out',
      `${name}.pem`,
      '-days',
      '2',
      '-extfile',
      'extensions',
    )
  }
  return folder
}

const statusOf = (url: string, folder: string, withCertificate: boolean): Promise<number | string> =>
  new Promise((resolve) => {
    const read = (name: string): Buffer => readFileSync(`${folder}/${name}`)
    const options = {
      ca: read('ca.pem'),
      agent: false as const,
      ...(withCertificate && { cert: read('client.pem'), key: read('client.key') }),
    }
    request(url, options, (response) => {
      response.resume()
      resolve(response.statusCode!)
    })
      .on('error', () => resolve('refused'))
      .end()
  })

test.skipIf(!hasOpenSSL)('https is served, and with --tls-client-ca only to clients with a certificate', async () => {
  const folder = certificates()
  const tls = ['--tls-cert', `${folder}/server.pem`, '--tls-key', `${folder}/server.key`]
  const open = await serving([services, ...tls])
  expect(open.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  expect(await statusOf(`${open.url}/hs/documents`, folder, false)).toBe(200)
  const closed = await serving([services, ...tls, '--tls-client-ca', `${folder}/ca.pem`])
  expect(await statusOf(`${closed.url}/hs/documents`, folder, true)).toBe(200)
  expect(await statusOf(`${closed.url}/hs/documents`, folder, false)).toBe('refused')
})
