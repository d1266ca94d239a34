@question:AMB-08 @source:IO-1 @source:IO-2 @source:PIT-1
Feature: Other combinations with immunotherapy
  The source speaks of immunotherapy alone and of one four-drug regimen. Reading A is in force: on any
  other combination it is silent, and the warning covers immunotherapy alone and no more.

  Scenario: Three kinds of immunotherapy in a patient fit for chemotherapy
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then chemotherapy with immunotherapy is not addressed by the source
    And the answer on chemotherapy with immunotherapy cites IO-2
    And the four-drug ABCP regimen calls for caution
    And immunotherapy alone must be avoided
    And the answer on immunotherapy alone cites PIT-1
    And open question AMB-08 is shown with chemotherapy with immunotherapy
    And open question AMB-08 is shown with immunotherapy alone

  Scenario: Patient without the choice of platinum-pemetrexed
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And platinum or pemetrexed is contraindicated
    When next-line therapy is chosen
    Then chemotherapy with immunotherapy is not addressed by the source
    And immunotherapy alone must be avoided
    And open question AMB-08 is shown

  Scenario: Chemotherapy was given after lorlatinib, a later line than this one
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy was chemotherapy
    When next-line therapy is chosen
    Then immunotherapy alone is out of scope
    And chemotherapy with immunotherapy is out of scope
    And open question AMB-08 is not shown

  Scenario: Bedridden patient
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 4
    When next-line therapy is chosen
    Then chemotherapy with immunotherapy is not addressed by the source
    And immunotherapy alone must be avoided
    And open question AMB-08 is shown
