"""What stands around a trigger: clauses, denial, kind of text, goods, scope, proof. Shared by all claims."""
