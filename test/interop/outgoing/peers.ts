/** Foreign servers that an HTTPConnection calls: Apache, squid with a login, and openssl with certificates of its own authority. */
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { freePort } from '../../../scripts/free-port.mjs'

export interface Peer {
  readonly port: number
  readonly folder: string
  stop(): void
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })

/** Everybody may enter it, and its path has no letter that the settings of a server cannot hold. */
const plainPlace = existsSync('/tmp') ? '/tmp' : tmpdir()

/** A folder that servers may read which give up the rights of root. */
function openFolder(name: string): string {
  const folder = mkdtempSync(join(plainPlace, `standin-${name}-`))
  chmodSync(folder, 0o777)
  return folder
}

/** Runs the program until the test ends it; `prepare` writes its files and gives its arguments. */
async function started(command: string, name: string, prepare: (port: number, folder: string) => readonly string[]): Promise<Peer> {
  const [port, folder] = [await freePort(), openFolder(name)]
  const mask = process.umask(0o022)
  const child = spawn(command, prepare(port, folder), { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] })
  process.umask(mask)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      said += data.toString()
    })
  const stop = (): void => {
    child.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  for (const until = performance.now() + 120_000; performance.now() < until && child.exitCode === null;) {
    if (await answers(port)) return { port, folder, stop }
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  }
  stop()
  throw new Error(`${command} did not start: ${said}`)
}

const isRoot = userInfo().uid === 0
const modules = [
  'mpm_event',
  'authn_core',
  'authn_file',
  'authz_core',
  'authz_user',
  'auth_basic',
  'auth_digest',
  'filter',
  'deflate',
  'alias',
  'headers',
]

/** `/basic` and `/digest` ask for user `u` with password `p`; `/301` and its like lead on to one another; `/cookies` sets two. */
export const startApache = (): Promise<Peer> =>
  started('apache2', 'apache', (port, folder) => {
    mkdirSync(join(folder, 'www'))
    for (const name of ['plain', 'packed', 'cookies', 'basic', 'digest']) writeFileSync(join(folder, 'www', name), `${name} `.repeat(100))
    writeFileSync(join(folder, 'basic'), `u:${execFileSync('openssl', ['passwd', '-apr1', 'p'], { encoding: 'utf8' })}`)
    writeFileSync(join(folder, 'digest'), `u:area:${createHash('md5').update('u:area:p').digest('hex')}\n`)
    const chain = [301, 302, 303, 307, 308].map(
      (status, at, all) => `Redirect ${status} /${status} ${all[at + 1] ? `/${all[at + 1]}` : '/plain'}`,
    )
    const asking = (type: string) =>
      `<Location /${type.toLowerCase()}>\nAuthType ${type}\nAuthName area\n`
      + `AuthUserFile ${folder}/${type.toLowerCase()}\nRequire valid-user\n</Location>`
    const cookie = (name: string) => `Header add Set-Cookie "${name}=1; Expires=Wed, 21 Oct 2099 07:28:00 GMT; Path=/"`
    writeFileSync(
      join(folder, 'httpd.conf'),
      [
        `ServerRoot ${folder}`,
        'ServerName localhost',
        `Listen 127.0.0.1:${port}`,
        `PidFile ${folder}/pid`,
        `ErrorLog ${folder}/error.log`,
        `DefaultRuntimeDir ${folder}`,
        `Mutex file:${folder}`,
        ...modules.map((one) => `LoadModule ${one}_module /usr/lib/apache2/modules/mod_${one}.so`),
        ...(isRoot ? ['User www-data', 'Group www-data'] : []),
        `DocumentRoot ${folder}/www`,
        asking('Basic'),
        asking('Digest'),
        ...chain,
        'Redirect 302 /round /other-round',
        'Redirect 302 /other-round /round',
        '<Location /packed>\nSetOutputFilter DEFLATE\n</Location>',
        `<Location /cookies>\n${cookie('a')}\n${cookie('b')}\n</Location>`,
      ].join('\n'),
    )
    return ['-D', 'FOREGROUND', '-f', join(folder, 'httpd.conf')]
  })

/** A proxy that lets user `u` with password `p` through, also by CONNECT to any port. */
export const startSquid = (): Promise<Peer> =>
  started('squid', 'squid', (port, folder) => {
    writeFileSync(join(folder, 'users'), `u:${execFileSync('openssl', ['passwd', '-apr1', 'p'], { encoding: 'utf8' })}`)
    writeFileSync(
      join(folder, 'squid.conf'),
      [
        `http_port 127.0.0.1:${port}`,
        `auth_param basic program /usr/lib/squid/basic_ncsa_auth ${folder}/users`,
        'auth_param basic children 1',
        'acl known proxy_auth REQUIRED',
        'http_access allow known',
        'http_access deny all',
        'cache deny all',
        'access_log none',
        `cache_log ${folder}/cache.log`,
        `pid_filename ${folder}/squid.pid`,
        `coredump_dir ${folder}`,
        'shutdown_lifetime 0 seconds',
      ].join('\n'),
    )
    return ['-N', '-f', join(folder, 'squid.conf')]
  })

/** Files of an authority that has issued `good`, `expired`, `revoked` and `client`, and a list of what it has revoked. */
export interface Authority {
  readonly folder: string
  file(name: string): string
  remove(): void
}

export function makeAuthority(): Authority {
  const folder = openFolder('authority')
  const openssl = (...words: string[]): void => void execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  writeFileSync(join(folder, 'index'), '')
  writeFileSync(join(folder, 'serial'), '1000')
  writeFileSync(join(folder, 'crlnumber'), '01')
  writeFileSync(
    join(folder, 'ca.conf'),
    '[ca]\ndefault_ca=own\n[own]\ndatabase=index\nserial=serial\ncrlnumber=crlnumber\n'
      + 'new_certs_dir=.\ncertificate=ca.crt\nprivate_key=ca.key\n'
      + 'default_md=sha256\ndefault_days=2\ndefault_crl_days=2\npolicy=any\nunique_subject=no\n[any]\ncommonName=supplied\n',
  )
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '2', '-subj', '/CN=Tests')
  const issue = (name: string, subject: string, ...dates: string[]): void => {
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject)
    openssl('ca', '-batch', '-config', 'ca.conf', '-in', `${name}.csr`, '-out', `${name}.crt`, '-notext', ...dates)
  }
  issue('good', '/CN=localhost')
  issue('revoked', '/CN=localhost')
  issue('client', '/CN=client')
  issue('expired', '/CN=localhost', '-startdate', '20200101000000Z', '-enddate', '20200201000000Z')
  openssl('ca', '-config', 'ca.conf', '-gencrl', '-out', 'none.crl')
  openssl('ca', '-config', 'ca.conf', '-revoke', 'revoked.crt')
  openssl('ca', '-config', 'ca.conf', '-gencrl', '-out', 'ca.crl')
  openssl('crl', '-in', 'ca.crl', '-outform', 'DER', '-out', 'der.crl')
  openssl('pkcs12', '-export', '-in', 'client.crt', '-inkey', 'client.key', '-out', 'client.p12', '-passout', 'pass:secret')
  openssl('pkcs8', '-topk8', '-in', 'client.key', '-out', 'locked.key', '-passout', 'pass:secret')
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8')
  writeFileSync(join(folder, 'client.pem'), text('client.crt') + text('client.key'))
  writeFileSync(join(folder, 'locked.pem'), text('client.crt') + text('locked.key'))
  return { folder, file: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A server that shows that certificate of the authority, and answers each request with a page. */
export const startOpenSSL = (authority: Authority, name: string, ...more: string[]): Promise<Peer> =>
  started('openssl', 'openssl', (port) => [
    's_server',
    '-accept',
    `127.0.0.1:${port}`,
    '-cert',
    authority.file(`${name}.crt`),
    '-key',
    authority.file(`${name}.key`),
    ...more,
    '-www',
    '-quiet',
  ])
