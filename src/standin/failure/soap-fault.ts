/** The text of a SOAP fault as 1C's handlers cause it (sources 49, 52: layout C, text B). */
const namespaces = { 11: 'http://schemas.xmlsoap.org/soap/envelope/', 12: 'http://www.w3.org/2003/05/soap-envelope' } as const

export function soapFaultText(text: string, is12: boolean): string {
  const said = text.replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one]!)
  const fault = is12
    ? `<soap:Code><soap:Value>soap:Receiver</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="ru">${said}</soap:Text>`
      + '</soap:Reason>'
    : `<faultcode>soap:Server</faultcode><faultstring>${said}</faultstring><detail/>`
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${namespaces[is12 ? 12 : 11]}"><soap:Body><soap:Fault>`
    + `${fault}</soap:Fault></soap:Body></soap:Envelope>`
  )
}
