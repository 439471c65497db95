CREATE TABLE products (id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, article TEXT);
CREATE TABLE price (product INTEGER PRIMARY KEY, price NUMERIC(15, 2) NOT NULL);
CREATE TABLE sales (product INTEGER NOT NULL, price NUMERIC(15, 2), qty NUMERIC(15, 3), summa NUMERIC(15, 2));
INSERT INTO products VALUES (1, '001', 'Стол', 'A-1'), (2, '002', 'Стул', 'A-2'), (3, '003', 'Шкаф', NULL);
INSERT INTO price VALUES (1, 5000), (2, 1500.5);
INSERT INTO sales VALUES (1, 5000, 2, 10000), (2, 1500, 4, 6000), (1, 4900, 1, 4900);
