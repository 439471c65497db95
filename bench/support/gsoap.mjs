// gSOAP's server, built from a WSDL in a folder of its own, where gSOAP's tools and a C++ compiler are installed (Debian: gsoap,
// libgsoap-dev, g++).
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root, start } from './child.mjs'

/** As `start` of child.mjs; `undefined`, with a line that says why, where it cannot be built. */
export async function startGSOAP(wsdl, folder) {
  const at = join(folder, 'gsoap')
  mkdirSync(at)
  copyFileSync(wsdl, join(at, 'perf.wsdl'))
  const built =
    run(at, 'wsdl2h', ['-o', 'perf.h', 'perf.wsdl'])
    && run(at, 'soapcpp2', ['-S', '-j', '-x', '-w', '-I/usr/share/gsoap/import:/usr/share/gsoap', 'perf.h'])
    && run(at, 'g++', [
      '-O2',
      '-I.',
      '-o',
      'server',
      join(root, 'bench', 'servers', 'gsoap.cpp'),
      'soapC.cpp',
      'soapPerfSoapBindingService.cpp',
      '-lgsoap++',
      '-lpthread',
    ])
  if (built) return start([], { command: join(at, 'server') })
  console.error('bench/soap.mjs: gSOAP (gsoap, libgsoap-dev, g++) is not installed: left out')
  return undefined
}

function run(cwd, command, args) {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0 && stderr) console.error(stderr.slice(0, 1_000))
  return status === 0
}
