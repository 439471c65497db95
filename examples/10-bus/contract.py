"""The contract of the shop with the bus, under `standin exec --bus`: messages, failures and verification over the admin surface."""
import json
import os
import threading
import time
import urllib.error
import urllib.request

from shop import Bus, order

ADMIN = os.environ["BUS_ADMIN_URL"]


def admin(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(ADMIN + path, data=data, method=method, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


def confirm():
    """The office: it waits for an order, and confirms it."""
    for _ in range(200):
        found = admin("GET", "/bus/messages?outcome=accepted&participant=shop")[1]["messages"]
        if found:
            answer = {"channel": "Статусы", "json": {"Статус": "Принят"}, "CorrelationId": found[-1]["ID"], "SenderCode": "office"}
            return admin("POST", "/bus/messages", answer)
        time.sleep(0.05)


def bus():
    return Bus(os.environ["BUS_URL"], os.environ["BUS_CLIENT_ID"], os.environ["BUS_CLIENT_SECRET"])


office = threading.Thread(target=confirm)
office.start()
assert order(bus(), 7) == ("Принят", None)
office.join()
wanted = {"channel": "Заказы", "times": 1, "message": {"JSON": {"$.Номер": 7}, "Parameters": {"Вид": "Заказ"}, "SenderCode": "shop"}}
assert admin("POST", "/bus/verify", wanted)[0] == 200
wanted["message"]["Parameters"]["Вид"] = "Возврат"
status, difference = admin("POST", "/bus/verify", wanted)
assert status == 422 and 'Parameters' in difference["expected"], difference

assert admin("POST", "/bus/reset")[0] == 204
assert admin("POST", "/bus/failures", {"name": "reject", "channel": "Заказы", "text": "Магазин закрыт"})[0] == 201
status, refused = order(bus(), 8)
assert status is None and "Магазин закрыт" in refused, refused

assert admin("DELETE", "/bus/failures")[0] == 204
assert admin("POST", "/bus/failures", {"name": "badCredentials", "times": 1})[0] == 201
try:
    bus()
    raise AssertionError("the token was given")
except urllib.error.HTTPError as error:
    assert error.code == 401 and json.load(error)["error"]["code"] == 16
print("the contract holds")
