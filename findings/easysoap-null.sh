#!/usr/bin/env bash
# easysoap 2.3.0 (npm) calls Web services by their WSDL. It puts the parts of a structure into the message with a template of JavaScript:
# null, for an element that the WSDL declares nillable, is sent as the four letters "null", without an error. A service stores them as a
# note; for a date or a number it answers a fault. What it reads: an element with xsi:nil is an object with that attribute, true where a
# program asks if there is a value. Expected before the run: xsi:nil or no element; null. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact easysoap@2.3.0
cat > run.cjs <<'JS'
const { createServer } = require('node:http')
const EasySoap = require('easysoap')
const wsdl = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:shop" targetNamespace="urn:shop">
<types><xs:schema targetNamespace="urn:shop" elementFormDefault="qualified">
<xs:complexType name="Firm"><xs:sequence><xs:element name="Name" type="xs:string"/><xs:element name="Note" type="xs:string" nillable="true"/></xs:sequence></xs:complexType>
<xs:element name="Put"><xs:complexType><xs:sequence><xs:element name="Firm" type="t:Firm"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="PutResponse"><xs:complexType><xs:sequence><xs:element name="return" type="xs:string" nillable="true"/></xs:sequence></xs:complexType></xs:element>
</xs:schema></types>
<message name="In"><part name="parameters" element="t:Put"/></message><message name="Out"><part name="parameters" element="t:PutResponse"/></message>
<portType name="Port"><operation name="Put"><input message="t:In"/><output message="t:Out"/></operation></portType>
<binding name="Binding" type="t:Port"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
<operation name="Put"><soap:operation soapAction=""/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding>
<service name="Shop"><port name="ShopPort" binding="t:Binding"><soap:address location="http://127.0.0.1/"/></port></service></definitions>`
const answer = '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><PutResponse xmlns="urn:shop"><return xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></PutResponse></s:Body></s:Envelope>'
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => { body += chunk })
  request.on('end', () => {
    if (request.method === 'POST') console.log('sent:', /<Name.*<\/Note>/.exec(body)[0].replaceAll(' xmlns="urn:shop"', ''))
    response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(request.method === 'POST' ? answer : wsdl)
  })
})
server.listen(0, '127.0.0.1', async () => {
  const client = EasySoap({ host: `127.0.0.1:${server.address().port}`, path: '/ws', wsdl: '/ws?wsdl' }, { secure: false })
  for (const Firm of [{ Name: 'First', Note: null }, { Name: 'Second', Note: 'x' }]) {
    const { data } = await client.call({ method: 'Put', attributes: { xmlns: 'urn:shop' }, params: { Firm } })
    console.log('read:', JSON.stringify(data.PutResponse.return))
  }
  server.close()
})
JS
timeout 60 node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
sent: <Name>First</Name><Note>null</Note>
read: {"xmlns:xsi":"http://www.w3.org/2001/XMLSchema-instance","xsi:nil":"true"}
sent: <Name>Second</Name><Note>x</Note>
read: {"xmlns:xsi":"http://www.w3.org/2001/XMLSchema-instance","xsi:nil":"true"}
TXT
diff expected.txt seen.txt && echo "as found: null is a word"
