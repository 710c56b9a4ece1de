-- Controls of which a lower value gives more room: a shorter window counts less, 0 switches a look off, a lower fee needs less cash.
-- Those whose value is a set of bits have no order: each change takes two operators.
ALTER TABLE controls DISABLE TRIGGER fixed;
UPDATE controls SET looser = 'down'
    WHERE control IN ('PT-05-WINDOW', 'PT-06-WINDOW', 'PT-16-WINDOW', 'PT-04-STOP-SIDE', 'PT-12-MARK', 'PT-12-PRICE-TEST', 'PT-23-FEE');
UPDATE controls SET looser = 'any' WHERE control IN ('PT-11-ORD-TYPES', 'PT-13-ENTRY');
ALTER TABLE controls ENABLE TRIGGER fixed;
