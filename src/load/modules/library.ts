/** This library as modules import it: only the parts that they name are loaded, for the whole of it is most of a start. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** The parts by what they export; whatever else a module names, it gets the whole library. */
export const libraryParts: readonly { readonly names: ReadonlySet<string>; load(): Promise<object> }[] = [
  {
    names: words(
      `ByteOrderMarkUsage DeclaredMethod HTTPService HTTPServiceRequest HTTPServiceResponse HTTPСервисЗапрос HTTPСервисОтвет TextEncoding
    URLTemplate`,
    ),
    load: () => import('../../hs/definitions.ts'),
  },
  {
    names: words('DeclaredOperation Operation Parameter SOAPFault WebService WebServiceFromWSDL'),
    load: () => import('../../ws/definitions.ts'),
  },
  {
    names: words(
      `AnyContent CalendarDate DateTime Decimal Duration GregorianPart TimeOfDay Typed XDTOError XDTOFactory XDTOPackage
    additional as checkPackage printPackage printSchema property readPackages reference sequence v8 xs xsiType`,
    ),
    load: () => import('../../xdto/index.ts'),
  },
  {
    names: words(
      `AccountingRegister AccumulationRegister AccumulationRegisterEvents AnyCatalogRef AnyDocumentRef AnyIBRef Attribute
    BinaryData Boolean BusinessProcess BusinessProcessRef CalculationRegister Catalog CatalogEvents CatalogRef
    BusinessProcessEvents Characteristic ChartOfAccounts ChartOfAccountsRef ChartOfCalculationTypes ChartOfCalculationTypesRef
    ChartOfCharacteristicTypes ChartOfCharacteristicTypesRef CommonAttribute Composite Constant Date DefinedType
    DefinedTypeOf Dimension Document DocumentEvents DocumentJournal DocumentNumerator DocumentRef Enum EnumRef ExchangePlan
    ExchangePlanRef InformationRegister InformationRegisterEvents Number ObjectEvents Resource Role Sequence String
    TabularSection Task TaskRef UUID ValueStorage`,
    ),
    load: () => import('../../infobase/definitions.ts'),
  },
  {
    names: words(
      `AuthorityCertificates ClientCertificate CryptoCertificate CryptoProSecureConnection FileCertificationAuthorityCertificates
    FileClientCertificate HTTPConnection HTTPRequest InternetProxy LinuxCertificationAuthorityCertificates
    MacOSCertificationAuthorityCertificates MacOSClientCertificate OpenSSLSecureConnection OSCertificationAuthorityCertificates
    OSClientCertificate OutgoingError TLSRevocationCheck WindowsCertificationAuthorityCertificates WindowsClientCertificate`,
    ),
    load: () => import('../../host/http/client-objects.ts'),
  },
  { names: words('defineConfig'), load: () => import('../../project/config.ts') },
  { names: words('Query QueryError TempTablesManager'), load: () => import('../../query/index.ts') },
]

export type LibraryNames = readonly string[] | 'all'

/** What a module's text takes of the library; `all` where that is not plain. */
export function libraryNames(source: string): LibraryNames {
  const mentions = source.match(/['"]onec-standin['"]/g)?.length ?? 0
  const imports = [...source.matchAll(/^import\s+(type\s+)?\{([^}]*)\}\s*from\s*['"]onec-standin['"]/gm)]
  if (imports.length !== mentions) return 'all'
  return imports.flatMap(([, type, list]) => (type === undefined ? namesIn(list!) : []))
}

const namesIn = (list: string): readonly string[] =>
  list
    .replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !/^type\s/.test(one))
    .map((one) => one.split(/\s/)[0]!)

/** An object with at least these exports, each the very one of the library that runs. */
export async function libraryWith(names: LibraryNames): Promise<object> {
  if (names === 'all' || !names.every((name) => libraryParts.some((one) => one.names.has(name)))) return import('../../index.ts')
  const needed = libraryParts.filter((one) => names.some((name) => one.names.has(name)))
  return Object.assign({}, ...(await Promise.all(needed.map((one) => one.load())))) as object
}
