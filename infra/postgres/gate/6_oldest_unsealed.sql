-- Asked every second by every process that answers: a plan that was made while the tables were empty reads
-- all of them once they are not, and is kept until they are next analysed.
alter function relation.oldest_unsealed set enable_seqscan = off;
alter function relation.oldest_unsealed set enable_hashjoin = off;
alter function relation.oldest_unsealed set enable_mergejoin = off;
