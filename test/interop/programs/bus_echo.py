"""Asks a bus in the order of esb1c-app (token, metadata, runtime), then sends back what it receives, with its properties."""
import base64
import json
import re
import sys
import urllib.parse
import urllib.request

from proton import Message
from proton.handlers import MessagingHandler
from proton.reactor import Container

url, client, secret, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
base, application = re.match(r"(https?://.+?)/applications/(.*)", url).groups()


def asked(address, headers, data=None):
    with urllib.request.urlopen(urllib.request.Request(address, data=data, headers=headers), timeout=10) as answer:
        return json.load(answer)


basic = base64.b64encode(f"{client}:{secret}".encode()).decode()
form = {"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded", "Accept": "*/*"}
token = asked(f"{base}/auth/oidc/token", form, b"grant_type=client_credentials")["id_token"]
bearer = {"Authorization": f"Bearer {token}"}
channels = asked(f"{url}/sys/esb/metadata/channels", bearer)
runtime = asked(f"{url}/sys/esb/runtime/channels", bearer)
at = {(one["process"], one["channel"]): one["destination"] for one in runtime["items"]}
senders = [one for one in channels if one["access"] == "WRITE_ONLY"]
receivers = [one for one in channels if one["access"] == "READ_ONLY"]


class Echo(MessagingHandler):
    section = None

    def __init__(self):
        super().__init__(auto_accept=False, prefetch=0)
        self.waiting = {}
        self.done = 0

    def on_start(self, event):
        host = f"amqp://{urllib.parse.urlsplit(base).hostname}:{runtime['port']}"
        connection = event.container.connect(
            host, user=token, password=token, virtual_host=f"/applications/{urllib.parse.unquote(application)}",
            allowed_mechs="PLAIN", sasl_enabled=True, reconnect=False,
        )
        self.receiver = event.container.create_receiver(connection, at[receivers[0]["process"], receivers[0]["channel"]])
        self.receiver.flow(1)
        self.sender = event.container.create_sender(connection, at[senders[0]["process"], senders[0]["channel"]])

    def on_message(self, event):
        Echo.section = type(event.message.body).__name__.replace("memoryview", "bytes")
        body = bytes(event.message.body)
        sent = self.sender.send(Message(body=body, durable=True, properties=event.message.properties))
        self.waiting[sent.tag] = event.delivery

    def on_accepted(self, event):
        self.accept(self.waiting.pop(event.delivery.tag))
        self.receiver.flow(1)
        self.done += 1
        if self.done == count:
            event.connection.close()


Container(Echo()).run()
print(json.dumps({
    "senders": [one["channel"] for one in senders],
    "receivers": [one["channel"] for one in receivers],
    "section": Echo.section,
}, ensure_ascii=False))
