// The Web service of `soap.mjs` by gSOAP, of what wsdl2h and soapcpp2 make of the WSDL; a thread a connection, as in its manual.
#include "soapPerfSoapBindingService.h"
#include "PerfSoapBinding.nsmap"
#include <csignal>
#include <cstdio>
#include <ctime>
#include <thread>

typedef PerfSoapBindingService Service;

int Service::Echo(_ns1__Echo *in, _ns1__EchoResponse &out)
{
    out.return_ = in->text;
    return SOAP_OK;
}

int Service::GetRows(_ns1__GetRows *in, _ns1__GetRowsResponse &out)
{
    out.return_ = soap_new_ns1__Rows(soap);
    for (int n = 0; n < in->count; n++) {
        ns1__Row *row = soap_new_ns1__Row(soap);
        row->Code = "000-" + std::to_string(n);
        row->Name = "Номенклатура & товар " + std::to_string(n);
        if (n % 10 != 0) {
            row->Unit = soap_new_std__string(soap);
            *row->Unit = "шт";
        }
        row->Price = std::to_string(n) + ".25";
        row->Count = n;
        struct tm at = {};
        at.tm_year = 126;
        at.tm_mon = n % 12;
        at.tm_mday = 1 + n % 28;
        at.tm_hour = n % 24;
        row->Date = soap_timegm(&at);
        row->Active = n % 2 == 0;
        out.return_->Row.push_back(row);
    }
    return SOAP_OK;
}

int Service::PutRows(_ns1__PutRows *in, _ns1__PutRowsResponse &out)
{
    out.return_ = (int)in->rows->Row.size();
    return SOAP_OK;
}

int Service::Echo_(_ns1__Echo *in, _ns1__EchoResponse &out) { return Echo(in, out); }
int Service::GetRows_(_ns1__GetRows *in, _ns1__GetRowsResponse &out) { return GetRows(in, out); }
int Service::PutRows_(_ns1__PutRows *in, _ns1__PutRowsResponse &out) { return PutRows(in, out); }

static void serveAll(Service *one)
{
    one->serve();
    one->destroy();
    delete one;
}

int main()
{
    signal(SIGPIPE, SIG_IGN);
    Service service(SOAP_IO_KEEPALIVE | SOAP_C_UTFSTRING);
    service.soap->bind_flags = SO_REUSEADDR;
    service.soap->max_keep_alive = 0;
    if (!soap_valid_socket(service.bind("127.0.0.1", 0, 100))) return 1;
    struct sockaddr_in name;
    socklen_t size = sizeof name;
    getsockname(service.soap->master, (struct sockaddr *)&name, &size);
    printf("{\"url\":\"http://127.0.0.1:%d\"}\n", ntohs(name.sin_port));
    fflush(stdout);
    while (soap_valid_socket(service.accept())) std::thread(serveAll, service.copy()).detach();
    return 0;
}
