/** What a module with Web services uses of this library beside types of values; `src/index.ts` passes it on. */
export { SOAPFault } from '../soap/fault.ts'
export { WebServiceFromWSDL } from './foreign/from-wsdl.ts'
export { DeclaredOperation, Operation, Parameter } from './service/operation.ts'
export { WebService } from './service/service.ts'
