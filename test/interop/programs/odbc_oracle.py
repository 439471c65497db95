"""Asks ODBC drivers: a list of [connection string, statements] on stdin, a list of the last statement's row, types and error on stdout."""
import json
import sys

import pyodbc

pyodbc.native_uuid = True
pyodbc.pooling = False


def answer(string, statements):
    try:
        connection = pyodbc.connect(string, timeout=10, autocommit=True)
    except Exception as error:
        return {"error": str(error)}
    try:
        cursor = connection.cursor()
        for one in statements:
            cursor.execute(one)
        if cursor.description is None:
            return {"row": [], "types": []}
        types = [column[1].__name__ for column in cursor.description]
        row = cursor.fetchone()
        return {"row": None if row is None else [None if one is None else str(one) for one in row], "types": types}
    except Exception as error:
        return {"error": str(error)}
    finally:
        connection.close()


json.dump([answer(*one) for one in json.load(sys.stdin)], sys.stdout)
