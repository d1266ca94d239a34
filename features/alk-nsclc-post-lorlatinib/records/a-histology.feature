@constraint:A-HISTOLOGY @question:AMB-12 @source:SUM-1
Feature: The note on a histology that the source does not mention
  The source never says for which histology it advises pemetrexed. Outside non-squamous disease a note
  says so.

  Scenario Outline: Note where <histology>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <histology>
    When next-line therapy is chosen
    Then alert A-HISTOLOGY is shown

    Examples:
      | histology                                       |
      | the histology is squamous                       |
      | the histology is of another non-small-cell type |

  Scenario: Non-squamous histology
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the histology is non-squamous
    When next-line therapy is chosen
    Then alert A-HISTOLOGY is not shown

  Scenario: Histology not mentioned, so non-squamous is assumed
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    When next-line therapy is chosen
    Then alert A-HISTOLOGY is not shown
    And the answer assumes that the histology is non-squamous

  Scenario: Histology not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the histology is unknown
    When next-line therapy is chosen
    Then alert A-HISTOLOGY could not be checked

  Scenario: Squamous histology in an ALK-negative tumour
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And the histology is squamous
    When next-line therapy is chosen
    Then alert A-HISTOLOGY is not shown
